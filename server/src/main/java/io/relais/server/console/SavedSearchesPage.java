package io.relais.server.console;

import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.RegisterSort;
import io.relais.core.reservation.SavedSearch;
import io.relais.core.reservation.SavedSearches;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keeps, renames and forgets the register's searches. */
@Page
@SignedIn
@Path("/reservations/searches")
@RunOnVirtualThread
class SavedSearchesPage {
    private final Pages pages;
    private final SavedSearches searches;

    @Inject
    SavedSearchesPage(Pages pages, SavedSearches searches) {
        this.pages = pages;
        this.searches = searches;
    }

    @POST
    public Response add(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("q") @DefaultValue("") String query,
            @FormParam("sort") @DefaultValue("") String sort,
            @FormParam("shared") @DefaultValue("") String shared) {
        SavedSearch kept = searches.add(
                pages.visit().principal(),
                new SavedSearches.Wanted(name, query, RegisterSort.of(sort), "true".equals(shared)));
        return back(kept);
    }

    @POST
    @Path("{id}/name")
    public Response rename(@PathParam("id") String id, @FormParam("name") @DefaultValue("") String name) {
        UUID search = Ids.get(id, ProblemCode.SAVED_SEARCH_UNKNOWN);
        return back(searches.rename(pages.visit().principal(), search, name));
    }

    @POST
    @Path("{id}/delete")
    public Response delete(@PathParam("id") String id) {
        searches.delete(pages.visit().principal(), Ids.get(id, ProblemCode.SAVED_SEARCH_UNKNOWN));
        return Pages.go(RegisterAsk.PATH);
    }

    private static Response back(SavedSearch search) {
        return Pages.go(RegisterAsk.PATH + "?q=" + URLEncoder.encode(search.query(), StandardCharsets.UTF_8) + "&sort="
                + search.sort().code());
    }
}
