// Sets of files that this project did not write. They are kept beside it, never in it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = process.env.THROUGHLINE_SAMPLES ?? resolve(import.meta.dirname, "../../../shared/samples");

/** The path of a sample; undefined where it is missing. */
export function sample(name: string): string | undefined {
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

/** The files of a sample, by path. */
export function sampleFiles(path: string): string[] {
  return readdirSync(path).map((name) => join(path, name));
}

/** The rows of a sample's table whose cells hold no quotes, by column. */
export function sampleRows(path: string, file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(path, file), "utf8").trim().split(/\r?\n/);
  const columns = head.split(",");
  return lines
    .filter((line) => !line.includes('"'))
    .map((line) => line.split(","))
    .map((cells) => Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ""])));
}
