package io.reprise.storage.recipe;

import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.RecipeEvent;
import io.reprise.domain.shared.Digest;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which recipes there are, and which stored pictures they draw. Written in the transaction of the command. */
public final class RecipeRows {
    private final JdbcClient jdbc;

    public RecipeRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @EventHandler
    void on(RecipeEvent event, @SequenceNumber long version) {
        switch (event) {
            case RecipeEvent.Revised e -> {
                jdbc.sql("insert into recipe (recipe_id, name, label, revision, version) values (?, ?, ?, ?, ?)"
                                + " on conflict (recipe_id) do update set label = excluded.label,"
                                + " revision = excluded.revision, version = excluded.version")
                        .params(e.recipeId(), e.name(), e.label(), e.revision(), version)
                        .update();
                for (Overlay overlay : e.definition().overlays()) {
                    Digest picture = overlay.picture();
                    if (picture != null) {
                        jdbc.sql("insert into recipe_picture (sha256, recipe_id) values (?, ?) on conflict do nothing")
                                .params(picture.value(), e.recipeId())
                                .update();
                    }
                }
            }
        }
    }

    /** The ids of all recipes, by their names. */
    public List<UUID> ids() {
        return jdbc.sql("select recipe_id from recipe order by name")
                .query(UUID.class)
                .list();
    }

    /** Whether any revision of any recipe draws this picture. */
    public boolean draws(Digest picture) {
        return jdbc.sql("select exists (select 1 from recipe_picture where sha256 = ?)")
                .param(picture.value())
                .query(Boolean.class)
                .single();
    }
}
