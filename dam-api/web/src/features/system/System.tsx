import { Badge, Button, Group } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { api, body } from "../../api/client";
import { useFormat } from "../../i18n/format";
import { Failure, ProblemText, Waiting } from "../../ui/States";
import classes from "./System.module.css";
import { type Member, membersOf, stateOf, unitOf } from "./state";

/** In milliseconds. */
const AGAIN = 5_000;

/** How each part of the server is, measured again every few seconds, and what can be made anew. */
export function System() {
  const { t } = useTranslation();
  const format = useFormat();
  const system = useQuery({
    queryKey: ["system"],
    refetchInterval: AGAIN,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/system", { signal })).parts,
  });
  if (system.isPending) return <Waiting />;
  if (system.data === undefined) return <Failure failure={system.error} retry={() => void system.refetch()} />;
  return (
    <>
      <p className={classes.soft} role="status" aria-live="off">
        {system.isError ? (
          <ProblemText failure={system.error} />
        ) : (
          t("system.measured", { at: format.time(new Date(system.dataUpdatedAt).toISOString()) })
        )}
      </p>
      <div className={classes.parts}>
        {Object.entries(system.data).map(([name, part]) => (
          <Part key={name} name={name} part={part} />
        ))}
      </div>
    </>
  );
}

const COLOURS: Record<string, string> = { up: "fir", degraded: "yellow", starting: "yellow", down: "red", unknown: "red" };

function Part({ name, part }: { name: string; part: Record<string, unknown> }) {
  const { t } = useTranslation();
  const state = stateOf(part);
  const title = t(`system.part.${name as "search"}`, { defaultValue: name });
  return (
    <section className={classes.part} aria-label={title}>
      <h2 className={classes.head}>
        {title}
        <Badge variant="light" color={COLOURS[state] ?? "gray"} miw="max-content" data-state={state}>
          {t(`system.state.${state as "up"}`, { defaultValue: state })}
        </Badge>
      </h2>
      <dl>
        {membersOf(part).map((member) => (
          <Figure key={member.name} member={member} />
        ))}
      </dl>
      {name === "search" && <Order what="search" />}
      {name === "tables" && (
        <>
          {typeof part.deadLetters === "number" && part.deadLetters > 0 && <Order what="deadLetters" />}
          <Order what="tables" />
        </>
      )}
    </section>
  );
}

function Figure({ member: { name, value } }: { member: Member }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const known = `system.member.${name}`;
  const told =
    typeof value === "boolean"
      ? t(value ? "system.yes" : "system.no")
      : typeof value === "string"
        ? value
        : unitOf(name) === "bytes"
          ? format.bytes(value)
          : unitOf(name) === "millis"
            ? format.seconds(value / 1000)
            : format.number(value);
  return (
    <div className={classes.figure}>
      <dt>{i18n.exists(known) ? t(known as "system.member.version") : name}</dt>
      <dd>{told}</dd>
    </div>
  );
}

/** A job that makes something anew; the page goes to it. */
function Order({ what }: { what: "search" | "tables" | "deadLetters" }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const order = useMutation({
    mutationFn: async () =>
      body(
        what === "deadLetters"
          ? await api.POST("/api/v1/system/dead-letters:retry", {})
          : await api.POST("/api/v1/system/rebuilds", { body: { what } }),
      ),
    onSuccess: ({ id }) => navigate({ to: "/jobs/$jobId", params: { jobId: id } as never }),
  });
  return (
    <Group gap="xs" mt="sm">
      <Button size="xs" variant="default" loading={order.isPending} onClick={() => order.mutate()} title={t(`system.orderHow.${what}`)}>
        {t(`system.order.${what}`)}
      </Button>
      {order.isError && (
        <span role="alert" className={classes.soft}>
          <ProblemText failure={order.error} />
        </span>
      )}
    </Group>
  );
}
