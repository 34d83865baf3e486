// What a kiosk does, with tools that anyone has: slips are sealed and answers opened by `age`, and packed as an ordinary
// ZIP. So these stories also tell that the formats are what they are said to be.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { crc32 } from "node:zlib";

/** A file of a pack, by name. */
export type Parts = Map<string, Buffer>;

/** The files of a pack: stored one after the other, not compressed. */
export function unpack(pack: Buffer): Parts {
  const parts: Parts = new Map();
  let at = 0;
  while (pack.readUInt32LE(at) === 0x04034b50) {
    const size = pack.readUInt32LE(at + 22);
    const name = pack.subarray(at + 30, at + 30 + pack.readUInt16LE(at + 26)).toString("utf8");
    const start = at + 30 + pack.readUInt16LE(at + 26);
    parts.set(name, pack.subarray(start, start + size));
    at = start + size;
  }
  return parts;
}

/** What a part of a pack says. */
export function json(parts: Parts, name: string) {
  return JSON.parse((parts.get(name) ?? Buffer.from("{}")).toString("utf8"));
}

/** Files in the one layout that is read. */
function pack(parts: Parts): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of parts) {
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(10, 0);
    shared.writeUInt16LE((1 << 5) | 1, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), shared, Buffer.from(name)]);
    const ends = Buffer.alloc(14);
    ends.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    ends.writeUInt32LE(offset, 10);
    const made = Buffer.from([10, 3]);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), made, shared, ends, Buffer.from(name)]));
    local.push(head, bytes);
    offset += head.length + bytes.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** A code that only the writer keeps: an identity of `age`, and what is sealed to it. */
export function newCode() {
  const secret = execFileSync("age-keygen", { stdio: ["ignore", "pipe", "ignore"] }).toString();
  const recipient = /public key: (age1\w+)/.exec(secret)?.[1] ?? "";
  const file = path.join(mkdtempSync(path.join(tmpdir(), "throughline-code-")), "code.txt");
  writeFileSync(file, secret);
  return { recipient, file };
}

/** A file of sealed slips, as it is collected at a kiosk that shows this pack. */
export function collected(parts: Parts, notes: { note: object; replyTo: string; language?: string }[]): Buffer {
  const office: string[] = json(parts, "manifest.json").office;
  const slips: Parts = new Map();
  for (const { note, replyTo, language } of notes) {
    const slip = {
      format: "throughline-slip",
      version: 1,
      minimum_reader: 1,
      written_at: new Date().toISOString().replace(/\.\d+/, ""),
      language: language ?? "en",
      reply_to: replyTo,
      note,
    };
    const sealed = execFileSync("age", office.flatMap((to) => ["-r", to]), { input: JSON.stringify(slip) });
    slips.set(`slips/${createHash("sha256").update(sealed).digest("hex")}.age`, sealed);
  }
  return pack(slips);
}

/** The answer in a pack that this code opens. */
export function answer(parts: Parts, code: { recipient: string; file: string }) {
  const name = createHash("sha256").update(code.recipient).digest("hex");
  const sealed = parts.get(`replies/${name}.age`);
  if (!sealed) return undefined;
  return JSON.parse(execFileSync("age", ["-d", "-i", code.file], { input: sealed }).toString());
}
