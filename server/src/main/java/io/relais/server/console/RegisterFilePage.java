package io.relais.server.console;

import io.relais.server.file.FileFormat;
import io.relais.server.file.RegisterFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** The register's rows as a file. */
@Page
@SignedIn
@Path("/reservations/export")
@RunOnVirtualThread
class RegisterFilePage {
    private final Pages pages;
    private final RegisterFiles files;

    @Inject
    RegisterFilePage(Pages pages, RegisterFiles files) {
        this.pages = pages;
        this.files = files;
    }

    @GET
    @Path("{format}")
    public Response export(@Context UriInfo address, @PathParam("format") String format) {
        return files.answer(pages.visit().principal(), RegisterAsk.of(address).query(), FileFormat.of(format));
    }
}
