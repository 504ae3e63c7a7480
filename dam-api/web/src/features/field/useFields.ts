import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type Schemas, api, body } from "../../api/client";

export type Field = Schemas["FieldBody"];
export type FieldForm = Schemas["FieldForm"];

const FIELDS = ["fields"] as const;
const FRESH = 60_000;

/** Every custom field there is, retired ones too, in the order in which they are shown. */
export function useFields() {
  return useQuery({
    queryKey: FIELDS,
    staleTime: FRESH,
    queryFn: async ({ signal }) => body(await api.GET("/api/v1/fields", { signal })).items,
  });
}

/** @param field what is revised, in the state that was seen; undefined for a new one */
export function useDefine(field: Field | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ key, form }: { key: string; form: FieldForm }) =>
      body(
        await api.PUT("/api/v1/fields/{key}", {
          params: { path: { key }, header: field && { "If-Match": `"${field.version}"` } },
          body: form,
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: FIELDS }),
  });
}

export function useSetRetired(field: Field) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (retired: boolean) => {
      const params = { path: { key: field.key }, header: { "If-Match": `"${field.version}"` } };
      return retired ? await api.POST("/api/v1/fields/{key}:retire", { params }) : await api.POST("/api/v1/fields/{key}:restore", { params });
    },
    // Also after a refusal: somebody else may have changed it.
    onSettled: () => client.invalidateQueries({ queryKey: FIELDS }),
  });
}
