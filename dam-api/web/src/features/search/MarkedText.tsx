import { Fragment } from "react";
import { marked } from "./marked";

/** A text of the server in which what matched is marked. */
export function Marked({ html }: { html: string }) {
  return marked(html).map(({ text, hit }, number) =>
    hit ? <mark key={number}>{text}</mark> : <Fragment key={number}>{text}</Fragment>,
  );
}
