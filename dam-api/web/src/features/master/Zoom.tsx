import { ActionIcon, Modal } from "@mantine/core";
import { useElementSize, useFullscreenElement, useMergedRef } from "@mantine/hooks";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { previewUrl } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Icon } from "../../ui/Icon";
import classes from "./Zoom.module.css";
import { type Master, type Version, titleOf } from "./useMaster";
import { type View, fitScale, fitted, kept, panned, widthFor, zoomed } from "./zoom";

interface Props {
  master: Master;
  version: Version;
  close: () => void;
}

const STEP = 1.5;

/** The picture as near as one likes: by wheel, pinching, keys or buttons. */
export default function Zoom({ master, version, close }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={close}
      fullScreen
      padding="sm"
      title={titleOf(master) ?? t("master.untitled")}
      closeButtonProps={{ "aria-label": t("dialog.close") }}
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Stage master={master} version={version} />
    </Modal>
  );
}

function Stage({ master, version }: Omit<Props, "close">) {
  const { t } = useTranslation();
  const format = useFormat();
  const image = version.media;
  const { ref: sized, width, height } = useElementSize<HTMLDivElement>();
  const stage = { width: Math.max(width, 1), height: Math.max(height, 1) };
  const [asked, setView] = useState<View>();
  const view = asked === undefined ? fitted(stage, image) : kept(asked, stage, image);
  const { ref: filling, toggle, fullscreen } = useFullscreenElement<HTMLDivElement>();
  const surface = useRef<HTMLDivElement>(null);
  const merged = useMergedRef(sized, surface);
  const hands = useRef(new Map<number, { x: number; y: number }>());
  const middle = { x: 0, y: 0 };

  const zoom = (factor: number, at = middle) => setView(zoomed(view, factor, at, stage, image));
  const whole = () => setView(undefined);
  const toMiddle = (event: { clientX: number; clientY: number }) => {
    const box = surface.current!.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  };

  // React listens to the wheel passively: only this way the page behind does not scroll.
  const turn = useRef((_: WheelEvent) => {});
  turn.current = (event) => {
    event.preventDefault();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), toMiddle(event));
  };
  useEffect(() => {
    const element = surface.current!;
    const wheel = (event: WheelEvent) => turn.current(event);
    element.addEventListener("wheel", wheel, { passive: false });
    return () => element.removeEventListener("wheel", wheel);
  }, []);

  function key(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = 0.15;
    const actions: Record<string, () => void> = {
      "+": () => zoom(STEP),
      "=": () => zoom(STEP),
      "-": () => zoom(1 / STEP),
      "0": whole,
      "1": () => zoom(1 / view.scale),
      ArrowLeft: () => setView(panned(view, stage.width * far, 0, stage, image)),
      ArrowRight: () => setView(panned(view, -stage.width * far, 0, stage, image)),
      ArrowUp: () => setView(panned(view, 0, stage.height * far, stage, image)),
      ArrowDown: () => setView(panned(view, 0, -stage.height * far, stage, image)),
      f: () => void toggle(),
    };
    const action = actions[event.key];
    if (action !== undefined) {
      event.preventDefault();
      action();
    }
  }

  function move(event: PointerEvent) {
    const before = hands.current.get(event.pointerId);
    if (before === undefined) return;
    const now = toMiddle(event);
    const other = [...hands.current].find(([id]) => id !== event.pointerId)?.[1];
    hands.current.set(event.pointerId, now);
    if (other === undefined) {
      setView(panned(view, now.x - before.x, now.y - before.y, stage, image));
    } else {
      const apart = (hand: { x: number; y: number }) => Math.max(Math.hypot(hand.x - other.x, hand.y - other.y), 1);
      const nearer = zoomed(view, apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, stage, image);
      setView(panned(nearer, (now.x - before.x) / 2, (now.y - before.y) / 2, stage, image));
    }
  }

  const letGo = (event: PointerEvent) => hands.current.delete(event.pointerId);
  const percent = format.percent(Math.round(view.scale * 100) / 100);
  return (
    <div className={classes.frame} ref={filling} onKeyDown={key}>
      <div
        ref={merged}
        className={classes.stage}
        role="application"
        aria-label={t("zoom.stage")}
        aria-describedby="zoom-how"
        tabIndex={0}
        data-autofocus
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          hands.current.set(event.pointerId, toMiddle(event));
        }}
        onPointerMove={move}
        onPointerUp={letGo}
        onPointerCancel={letGo}
        onDoubleClick={(event) => (view.scale > fitScale(stage, image) * 1.01 ? whole() : zoom(Math.max(1 / view.scale, 2), toMiddle(event)))}
      >
        {width > 0 && <Picture master={master} version={version} view={view} stage={stage} />}
      </div>
      <div className={classes.bar}>
        <ActionIcon variant="default" size="lg" aria-label={t("zoom.out")} onClick={() => zoom(1 / STEP)}>
          <Icon name="dash" />
        </ActionIcon>
        <span className={classes.level} role="status" aria-label={t("zoom.level", { percent })}>
          {percent}
        </span>
        <ActionIcon variant="default" size="lg" aria-label={t("zoom.in")} onClick={() => zoom(STEP)}>
          <Icon name="plus" />
        </ActionIcon>
        <button type="button" className={classes.word} onClick={whole}>
          {t("zoom.whole")}
        </button>
        <button type="button" className={classes.word} onClick={() => void toggle()} aria-pressed={fullscreen}>
          {t("zoom.fill")}
        </button>
        <span className={classes.how} id="zoom-how">
          {t("zoom.how")}
        </span>
      </div>
    </div>
  );
}

/** What is there already stays under what is being loaded. */
function Picture({ master, version, view, stage }: { master: Master; version: Version; view: View; stage: { width: number; height: number } }) {
  const { t } = useTranslation();
  const image = version.media;
  const wanted = widthFor(view.scale, image, window.devicePixelRatio || 1);
  const [loaded, setLoaded] = useState<number>();
  const style = {
    width: image.width * view.scale,
    height: image.height * view.scale,
    transform: `translate(${stage.width / 2 - view.x * view.scale}px, ${stage.height / 2 - view.y * view.scale}px)`,
  };
  const layers = [...new Set([...(loaded === undefined ? [] : [loaded]), wanted])];
  return layers.map((width) => (
    <img
      key={width}
      src={previewUrl(master.masterId, width, version.version)}
      alt={width === wanted ? t("master.previewOf", { title: titleOf(master) ?? t("master.untitled") }) : ""}
      draggable={false}
      className={classes.picture}
      style={style}
      onLoad={() => setLoaded(width)}
    />
  ));
}
