import { Badge, type MantineColorsTuple, createTheme } from "@mantine/core";

const fir: MantineColorsTuple = [
  "#eef5f2",
  "#dbe8e3",
  "#b6d1c7",
  "#8db9a9",
  "#6aa58f",
  "#54987f",
  "#39806a",
  "#2f755d",
  "#2a6853",
  "#1d5a46",
];

/** Neutral by intent: the pictures carry the colour. CJK faces follow the Latin one, so mixed text keeps one rhythm. */
const sans =
  '"Inter Variable", -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const theme = createTheme({
  primaryColor: "fir",
  primaryShade: { light: 8, dark: 6 },
  colors: { fir },
  fontFamily: sans,
  headings: { fontFamily: sans, fontWeight: "600" },
  components: {
    Badge: Badge.extend({ defaultProps: { tt: "none", fw: 550 } }),
    // Dialogs stand beside the page's own parts, where their header would count as a second one of the page.
    ModalHeader: { defaultProps: { role: "presentation" } },
  },
  defaultRadius: "md",
  cursorType: "pointer",
  fontSizes: { xs: "0.75rem", sm: "0.8125rem", md: "0.875rem", lg: "1rem", xl: "1.25rem" },
});
