package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.reservation.GuestExport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Answers all that is kept of one person as a file to be handed over, in the same form as programs get it. */
@Singleton
public final class GuestDownload {
    private final GuestExport export;

    @Inject
    GuestDownload(GuestExport export) {
        this.export = export;
    }

    /** The whole file, named by the guest's number. */
    public Response answer(Principal principal, UUID guestId) {
        GuestExport.Whole whole = export.read(principal, guestId);
        String name = "guest-" + whole.person().guest().number().replaceAll("[^A-Za-z0-9-]", "_") + ".json";
        return Response.ok(GuestFileView.of(whole))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
