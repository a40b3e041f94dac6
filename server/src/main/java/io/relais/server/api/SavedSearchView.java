package io.relais.server.api;

import io.relais.core.reservation.SavedSearch;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "SavedSearch", description = "A search of the register that somebody keeps.")
record SavedSearchView(
        UUID id,
        @Schema(examples = "Unpaid arrivals") String name,

        @Schema(description = "What stands in the search box", examples = "arrival:2026-12 balance:>0")
        String query,

        @Schema(description = "As the parameter of the register", examples = "arrival")
        String sort,

        @Schema(description = "Everybody in the organisation has it")
        boolean shared) {
    @Schema(name = "SavedSearchList", description = "The searches that the caller may use, oldest first.")
    record Listed(List<SavedSearchView> items) {}

    static SavedSearchView of(SavedSearch search) {
        return new SavedSearchView(
                search.id(), search.name(), search.query(), search.sort().code(), search.shared());
    }
}
