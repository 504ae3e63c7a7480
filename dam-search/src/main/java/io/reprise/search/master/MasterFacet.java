package io.reprise.search.master;

import java.util.Arrays;
import java.util.Optional;

/** What masters can be filtered by and counted by. */
public enum MasterFacet {
    TAG("tag", "tags", "tags.folded"),
    BRAND("brand", "brand", "brand.folded"),
    CATEGORY("category", "category", "category.folded"),
    COLOUR("colour", "colours", "colours"),
    ORIENTATION("orientation", "shape", "shape"),
    FORMAT("format", "format", "format"),
    ASSET_CLASS("assetClass", "assetClass", "assetClass"),
    PROFILE("profile", "profiles", "profiles"),
    CONFORMING("conforming", "conforming", "conforming"),
    STALE("stale", "stale", "stale");

    private final String parameter;
    private final String countedField;
    private final String filteredField;

    MasterFacet(String parameter, String countedField, String filteredField) {
        this.parameter = parameter;
        this.countedField = countedField;
        this.filteredField = filteredField;
    }

    /** Its name in requests and answers. */
    public String parameter() {
        return parameter;
    }

    /** Holds values as they were written. */
    String countedField() {
        return countedField;
    }

    /** Holds values without regard to case, width and accents where people type them. */
    String filteredField() {
        return filteredField;
    }

    public static Optional<MasterFacet> named(String parameter) {
        return Arrays.stream(values())
                .filter(facet -> facet.parameter.equals(parameter))
                .findFirst();
    }
}
