/** Saves a text as a file of the browser; nothing is asked of the server. */
export function downloadText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Saves a text as a JSON file of the browser. */
export function downloadJson(name: string, text: string): void {
  downloadText(name, text, "application/json");
}
