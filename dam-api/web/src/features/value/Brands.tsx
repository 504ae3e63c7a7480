import { useTranslation } from "react-i18next";
import { useFormat } from "../../i18n/format";
import { Failure, Waiting } from "../../ui/States";
import classes from "./ValuePage.module.css";
import { type Pinned, useBrands } from "./useValue";

/** What brands have cost; each is a way to its figure and entries. */
export function Brands({ pinned, onBrand }: { pinned: Pinned; onBrand: (brand: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { brand, ...library } = pinned;
  const brands = useBrands(library);
  return (
    <section className={classes.section} aria-label={t("value.byBrand")} aria-busy={brands.isFetching}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t("value.byBrand")}</h2>
      </div>
      {brands.isPending && <Waiting />}
      {brands.isError && <Failure failure={brands.error} retry={() => void brands.refetch()} />}
      {brands.data && (
        <>
          {brands.data.brands.length > 0 && (
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t("member.brand")}</th>
                  <th scope="col" className={classes.number}>
                    {t("value.costSoFar")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {brands.data.brands.map(({ brand: name, valuation }) => (
                  <tr key={name}>
                    <th scope="row">
                      <button
                        type="button"
                        className={classes.link}
                        aria-current={name === brand || undefined}
                        onClick={() => onBrand(name)}
                      >
                        {name}
                      </button>
                    </th>
                    <td className={classes.number}>{format.money(valuation.amount)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <p className={classes.soft}>
            {t(brands.data.brands.length === 0 ? "value.noBrands" : brands.data.more ? "value.someBrands" : "value.allBrands")}
          </p>
        </>
      )}
    </section>
  );
}
