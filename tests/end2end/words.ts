// What the app says, in the language that a story is told in: a story names every label in English, as its reader would.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

export type Language = "en" | "es";
/** The words of a label in the story's language; “Think of …” is whatever begins so. `from` is the page's namespace, and the
    beginning of the key, where the same words stand in several. */
export type Say = (english: string, fill?: Record<string, string>, from?: string) => string;

const FOLDER = join(import.meta.dirname, "..", "..", "locales");

function texts(language: Language, namespace: string): Record<string, string> {
  return JSON.parse(readFileSync(join(FOLDER, language, namespace), "utf8"));
}

/** Finds the words of labels in a language. Fails where the English words stand nowhere, or where several translations fit. */
export function speaking(language: Language): Say {
  const known = new Map<string, Map<string, string>>();
  for (const namespace of readdirSync(join(FOLDER, "en"))) {
    const translated = texts(language, namespace);
    for (const [key, english] of Object.entries(texts("en", namespace))) {
      const places = known.get(english) ?? new Map<string, string>();
      places.set(`${namespace.replace(".json", "")}.${key}`, translated[key]);
      known.set(english, places);
    }
  }
  const matching = (english: string) => {
    if (!english.endsWith("…")) return [...(known.get(english) ?? [])];
    const begins = [...known].filter(([words]) => words.startsWith(english.slice(0, -1)));
    return begins.flatMap(([, places]) => [...places]);
  };
  return (english, fill = {}, from = "") => {
    const places = matching(english).filter(([key]) => key.startsWith(from));
    const found = new Set(places.map(([, words]) => words));
    if (found.size !== 1) throw new Error(`“${english}” is said in ${found.size} ways: ${places.map(([key]) => key).join(", ")}`);
    const [words] = found;
    return Object.entries(fill).reduce((said, [name, value]) => said.replaceAll(`{${name}}`, value), words);
  };
}
