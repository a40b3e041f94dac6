package io.relais.server.console;

import io.relais.server.api.GuestDownload;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** All that is kept of one guest, as a file to be handed over. */
@Page
@SignedIn
@Path("/guests/{id}/export")
@RunOnVirtualThread
class GuestFilePage {
    private final Pages pages;
    private final GuestDownload download;

    @Inject
    GuestFilePage(Pages pages, GuestDownload download) {
        this.pages = pages;
        this.download = download;
    }

    @GET
    public Response export(@PathParam("id") String id) {
        return download.answer(pages.visit().principal(), GuestsPage.guest(id));
    }
}
