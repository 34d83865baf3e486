// A camera for stories: the browser's own, made up, which shows a film that the story writes from pictures of a screen.
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import config from "./playwright.config";

/** Where the film lies that the browser's camera shows; it is read anew whenever the camera is switched on. */
export const FILM = join(process.env.THROUGHLINE_RESULTS ? resolve(process.env.THROUGHLINE_RESULTS, "..") : tmpdir(), "throughline-camera.y4m");

const usual = config.use?.launchOptions;

/** How to launch a browser with such a camera. Whether a page may use it is the context's permission. */
export const WITH_CAMERA = {
  ...usual,
  args: [...(usual?.args ?? []), "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${FILM}`],
};

const [WIDTH, HEIGHT] = [960, 720];
/** Frames a second. */
const RATE = 4;
/** How a hand holds a picture before the camera, frame by frame, since it never keeps still: how far it is turned, in
 * radians, and how much of the height it takes. What cannot be read in one frame can be in another. */
const HELD = [
  { turned: 0.05, tall: 0.86 },
  { turned: 0.02, tall: 0.88 },
  { turned: -0.03, tall: 0.84 },
  { turned: 0.04, tall: 0.9 },
];

/** Steps through the codes of the sealed notes at a kiosk, and takes a picture of each on its screen. */
export async function photographed(page: Page): Promise<Buffer[]> {
  await page.getByRole("button", { name: "Show them as codes" }).click();
  const all: Buffer[] = [];
  const code = page.getByRole("img", { name: /^Note \d+ of \d+, code \d+ of \d+$/ });
  while (await code.isVisible()) {
    all.push(await code.screenshot());
    await page.getByRole("button", { name: "Next code" }).click();
  }
  return all;
}

/** Writes the film: each picture (PNG) in turn, held for a second in a dim room, as YUV4MPEG2. `page` decodes them. */
export async function film(page: Page, pictures: Buffer[]) {
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${RATE}:1 Ip A1:1 C420jpeg\n`)];
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  for (const picture of pictures) {
    for (const held of HELD) {
      const grey = await page.evaluate(seen, { png: picture.toString("base64"), width: WIDTH, height: HEIGHT, ...held });
      parts.push(Buffer.from("FRAME\n"), Buffer.from(grey, "base64"), colours);
    }
  }
  writeFileSync(FILM, Buffer.concat(parts));
}

/** What a camera sees of a picture. */
interface Seen {
  png: string;
  width: number;
  height: number;
  turned: number;
  tall: number;
}

/** How light each pixel is of it, in base 64. Runs in the page. */
async function seen({ png, width, height, turned, tall }: Seen): Promise<string> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.fillStyle = "#55504a";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate(turned);
  context.filter = "brightness(85%)";
  const side = height * tall;
  context.drawImage(image, -side / 2, -side / 2, side, (side * image.height) / image.width);
  const { data } = context.getImageData(0, 0, width, height);
  let grey = "";
  for (let at = 0; at < data.length; at += 4)
    grey += String.fromCharCode((77 * data[at] + 150 * data[at + 1] + 29 * data[at + 2]) >> 8);
  return btoa(grey);
}

/** The track of the camera that the page shows, to see later that it has ended. */
export async function track(page: Page) {
  return page.evaluateHandle(() => {
    const stream = document.querySelector("video")?.srcObject as MediaStream;
    return stream.getVideoTracks()[0];
  });
}
