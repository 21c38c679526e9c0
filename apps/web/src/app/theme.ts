import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The one accent: the colour of what can be acted on, never of a state. */
const petrol: MantineColorsTuple = [
  "#e9f6f8",
  "#d3e9ee",
  "#a6d3dc",
  "#79bdca",
  "#5cb0c0",
  "#3f97a8",
  "#227f92",
  "#0d6577",
  "#095465",
  "#044352",
];

/** Neutrals lean warm, like paper, so that long texts stay calm in both schemes. */
const gray: MantineColorsTuple = [
  "#faf9f6",
  "#f4f2ee",
  "#e9e6e0",
  "#dcd8d0",
  "#c4bfb5",
  "#a19b90",
  "#78736a",
  "#57534c",
  "#37342f",
  "#1f1d1a",
];

const dark: MantineColorsTuple = [
  "#e8e5df",
  "#cfcbc3",
  "#a9a59c",
  "#85817a",
  "#45433f",
  "#373532",
  "#2a2926",
  "#1c1b19",
  "#171614",
  "#11100f",
];

const sans =
  'Inter, -apple-system, "Segoe UI Variable Text", "Segoe UI", "Noto Sans", Ubuntu, Cantarell, "Liberation Sans", Arial, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const mono =
  'ui-monospace, "SF Mono", "Cascadia Code", "JetBrains Mono", Menlo, Consolas, "Liberation Mono", monospace';

/** Type scale, colours and the few component defaults that differ from Mantine's. */
export const theme = createTheme({
  primaryColor: "petrol",
  primaryShade: { light: 7, dark: 6 },
  colors: { petrol, gray, dark },
  black: "#1f1d1a",
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.96875rem", lg: "1.125rem", xl: "1.375rem" },
  lineHeights: { xs: "1.45", sm: "1.5", md: "1.6", lg: "1.5", xl: "1.35" },
  headings: {
    fontFamily: sans,
    fontWeight: "640",
    sizes: {
      h1: { fontSize: "2rem", lineHeight: "1.2" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
    },
  },
  defaultRadius: "md",
  radius: { xs: "4px", sm: "6px", md: "9px", lg: "14px", xl: "20px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "md" } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
  },
});
