// What a browser keeps and shows of a person's work beyond the page itself: its storage, addresses, titles, messages.
import type { BrowserContext, Page } from "@playwright/test";

/** Everything a person's windows showed around the page: addresses, titles, console messages, names of downloads. */
export async function follow(context: BrowserContext): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction("throughlineTitle", (title: string) => seen.push(title));
  await context.addInitScript(() => {
    const tell = () => (window as unknown as { throughlineTitle(title: string): void }).throughlineTitle(document.title);
    addEventListener("DOMContentLoaded", () => {
      new MutationObserver(tell).observe(document.head, { childList: true, subtree: true, characterData: true });
      tell();
    });
  });
  const listen = (page: Page) => {
    page.on("framenavigated", (frame) => seen.push(frame.url()));
    page.on("request", (request) => seen.push(request.url()));
    page.on("console", (message) => seen.push(message.text()));
    page.on("download", (download) => seen.push(download.suggestedFilename()));
  };
  context.pages().forEach(listen);
  context.on("page", listen);
  return seen;
}

/** All that this page's origin stores: every IndexedDB, local and session storage, cookies, caches; as bytes. */
export async function stored(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const parts: (Uint8Array | string)[] = [];
    const take = (value: unknown, seen = new Set<unknown>()) => {
      if (value === null || value === undefined) return;
      if (value instanceof ArrayBuffer) parts.push(new Uint8Array(value));
      else if (ArrayBuffer.isView(value))
        parts.push(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      else if (typeof value !== "object") parts.push(`${value}`);
      else if (!seen.has(value)) {
        seen.add(value);
        for (const [name, inner] of Object.entries(value)) {
          parts.push(name);
          take(inner, seen);
        }
      }
    };
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      parts.push(name ?? "");
      const database = await done(indexedDB.open(name ?? ""));
      for (const table of Array.from(database.objectStoreNames)) {
        parts.push(table);
        const store = database.transaction(table).objectStore(table);
        take(await done(store.getAllKeys()));
        take(await done(store.getAll()));
      }
      database.close();
    }
    for (const storage of [localStorage, sessionStorage]) take({ ...storage });
    parts.push(document.cookie);
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) parts.push(request.url);
    }
    const blob = new Blob(parts.flatMap((part) => [part as BlobPart, "\n"]));
    return new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(`${reader.result}`.split(",", 2)[1]);
      reader.readAsDataURL(blob);
    });
  });
  return Buffer.from(base64, "base64");
}

/**
 * A name drawn from bytes or at random: of a built file, of what a digest stands for. A student's number may stand in
 * one by chance: of 960 numbers with six digits one does in every twentieth kilobyte of them. Numbers that follow each
 * other without a break are no such name: in 16 digits of a name there is a letter.
 */
const DRAWN = /(?=[0-9]*[a-f])[0-9a-f]{16,}/g;

/** Which of these texts stand in the bytes, in UTF-8 or UTF-16, and not by chance within a drawn name. */
export function found(bytes: Buffer, texts: Iterable<string>): string[] {
  const narrow = bytes.toString("latin1").toLowerCase().replace(DRAWN, "\n");
  return [...new Set(texts)].filter((text) =>
    (["utf8", "utf16le"] as const).some((encoding) =>
      narrow.includes(Buffer.from(text, encoding).toString("latin1").toLowerCase()),
    ),
  );
}
