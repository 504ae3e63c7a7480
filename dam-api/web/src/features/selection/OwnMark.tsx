import { useEffect } from "react";
import { Culling } from "./Culling";
import { useCull } from "./useCull";
import { useOwnMark } from "./useMark";

const WRITING = "input, textarea, select, [contenteditable]";

/** One's own stars and flag of the image whose page this is, by mouse and by the keys that say the same elsewhere. */
export function OwnMark({ masterId }: { masterId: string }) {
  const { key, mark, shown } = useCull();
  const own = useOwnMark(masterId);
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const elsewhere = event.target instanceof HTMLElement && event.target.matches(WRITING);
      const held = event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
      // A dialog has keys of its own.
      if (elsewhere || held || document.querySelector("[role=dialog]") !== null) return;
      if (key(event.key, [masterId])) event.preventDefault();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [key, masterId]);
  return (
    <div>
      <Culling mark={own.data} change={(change) => mark([masterId], change)} />
      {shown}
    </div>
  );
}
