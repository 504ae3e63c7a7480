import { Button } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure, Waiting } from "../../ui/States";
import { mayEdit, useMe } from "../account/session";
import { ApplyDialog } from "./ApplyDialog";
import { RecipeForm } from "./RecipeForm";
import classes from "./Recipes.module.css";
import { useRecipes } from "./useRecipes";

const DEFINERS = ["studio", "admin"];

/** What is done to pictures on their way to a channel, said once for all of them. */
export function RecipesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe().data;
  const recipes = useRecipes();
  const asked = (useSearch({ strict: false }) as { recipe?: unknown }).recipe;
  const [applying, setApplying] = useState(false);
  if (recipes.isPending) return <Waiting />;
  if (recipes.isError) return <Failure failure={recipes.error} retry={() => void recipes.refetch()} />;
  const shown = recipes.data.find(({ recipe }) => recipe === asked) ?? (asked === undefined ? recipes.data[0] : undefined);
  const mayDefine = me != null && DEFINERS.includes(me.role);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <div>
          <h1 className={classes.title}>{t("recipes.title")}</h1>
          <p className={classes.soft}>{t("recipes.about")}</p>
        </div>
        {mayDefine && shown && (
          <Button component={Link} to="/recipes" search={{ recipe: "" } as never} variant="default">
            {t("recipes.new")}
          </Button>
        )}
        {shown && mayEdit(me) && <Button onClick={() => setApplying(true)}>{t("recipes.apply")}</Button>}
      </div>
      <nav aria-label={t("recipes.title")} className={classes.list}>
        {recipes.data.map(({ recipe, label }) => (
          <Link key={recipe} to="/recipes" search={{ recipe } as never} className={classes.link} aria-current={recipe === shown?.recipe ? "true" : undefined}>
            {label}
          </Link>
        ))}
      </nav>
      {shown !== undefined || mayDefine ? (
        <RecipeForm
          key={`${shown?.recipe ?? ""} ${shown?.revision ?? 0}`}
          recipe={shown}
          mayDefine={mayDefine}
          saved={(recipe) => void navigate({ to: "/recipes", search: { recipe } as never })}
        />
      ) : (
        <p className={classes.soft}>{t("recipes.none")}</p>
      )}
      {applying && shown && <ApplyDialog recipe={shown} close={() => setApplying(false)} />}
    </div>
  );
}
