package io.relais.server.api;

import io.relais.core.reservation.RegisterSort;
import io.relais.core.reservation.SavedSearches;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "SavedSearchBody", description = "A search to keep.")
record SavedSearchBody(
        @Schema(required = true, examples = "Unpaid arrivals") @Nullable
        String name,

        @Schema(description = "What stands in the search box", examples = "arrival:2026-12 balance:>0") @Nullable
        String query,

        @Schema(description = "As the parameter of the register; newest first if not told", examples = "arrival")
        @Nullable
        String sort,

        @Schema(description = "For everybody in the organisation; else for the caller only") @Nullable
        Boolean shared) {
    SavedSearches.Wanted wanted() {
        return new SavedSearches.Wanted(
                Params.text("name", Params.required("name", name), SavedSearches.NAME_MAX),
                Params.text("query", query, SearchParams.TEXT_MAX),
                RegisterSort.of(sort == null ? "" : sort),
                Boolean.TRUE.equals(shared));
    }
}
