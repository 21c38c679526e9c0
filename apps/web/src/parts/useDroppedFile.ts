import { type DragEvent, useState } from "react";

export interface DroppedFile {
  /** A file hovers over the place. */
  over: boolean;
  problem: "too-large" | "unreadable" | undefined;
  take: (file: File | undefined) => void;
  handlers: {
    onDragOver: (event: DragEvent) => void;
    onDragLeave: () => void;
    onDrop: (event: DragEvent) => void;
  };
}

/** Takes one file by drop or choice and reads it in the browser; a larger one than wanted is not read at all. */
export function useDroppedFile(mostBytes: number, onText: (text: string, file: File) => void): DroppedFile {
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<DroppedFile["problem"]>();
  const take = (file: File | undefined) => {
    if (file === undefined) return;
    setProblem(file.size > mostBytes ? "too-large" : undefined);
    if (file.size > mostBytes) return;
    readText(file).then(
      (text) => onText(text, file),
      () => setProblem("unreadable"),
    );
  };
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false);
      const file = event.dataTransfer.files[0];
      if (file === undefined) return;
      event.preventDefault();
      take(file);
    },
  };
  return { over, problem, take, handlers };
}

/** Entra and AD FS write UTF-16 at times; a byte-order mark says so. */
async function readText(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(utf16).decode(bytes);
}
