import { useComputedColorScheme } from "@mantine/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import classes from "./Series.module.css";

use([BarChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

export interface Drawing {
  label: string;
  /** Counts are bars from 0; rates are a line. */
  kind: "bar" | "line";
  points: { name: string; value: number | undefined }[];
  say: (value: number) => string;
}

/** Loaded only when it is shown. Whoever cannot see it has the table below it. */
export default function Chart({ drawing }: { drawing: Drawing }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init>>(null);
  // Colours are read from the page, so another scheme is another drawing.
  const scheme = useComputedColorScheme();
  useEffect(() => {
    const made = init(place.current);
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => chart.current!.setOption(option(drawing, place.current!), true), [drawing, scheme]);
  return <div ref={place} role="img" aria-label={drawing.label} className={classes.chart} />;
}

function option({ kind, points, say }: Drawing, element: Element) {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const text = { color: colour("--soft"), fontFamily: style.fontFamily, fontSize: 11 };
  return {
    animation: false,
    grid: { left: 4, right: 8, top: 10, bottom: 2, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      trigger: "axis",
      // The policy of the page lets no markup bring styles of its own along.
      renderMode: "richText",
      confine: true,
      backgroundColor: colour("--panel"),
      borderColor: colour("--line"),
      textStyle: { color: colour("--ink"), fontFamily: style.fontFamily, fontSize: 12 },
      formatter: ([{ name, value }]: [{ name: string; value: number | "-" }]) =>
        `${name}\n${value === "-" ? "–" : say(value)}`,
      axisPointer: { type: "line", lineStyle: { color: colour("--soft") } },
    },
    xAxis: {
      type: "category",
      data: points.map(({ name }) => name),
      boundaryGap: kind === "bar",
      axisLabel: { ...text, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right" },
      axisLine: { lineStyle: { color: colour("--line") } },
      axisTick: { show: false },
    },
    yAxis: {
      type: "value",
      axisLabel: { ...text, formatter: say },
      splitLine: { lineStyle: { color: colour("--line") } },
      splitNumber: 3,
    },
    series: [
      {
        type: kind,
        data: points.map(({ value }) => value ?? "-"),
        itemStyle: { color: colour("--mantine-primary-color-filled"), borderRadius: [2, 2, 0, 0] },
        lineStyle: { width: 2 },
        // A day between days of nothing is a dot or it is not there.
        showSymbol: points.filter(({ value }) => value !== undefined).length < 20,
        showAllSymbol: true,
        symbol: "circle",
        symbolSize: 6,
        barMaxWidth: 28,
      },
    ],
  };
}
