package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.message.ConversationSheet;
import io.relais.core.message.Messages;
import io.relais.core.reservation.GuestExport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** Answers all that is kept of one person as a file to be handed over, in the same form as programs get it. */
@Singleton
public final class GuestDownload {
    private final GuestExport export;
    private final Messages messages;

    @Inject
    GuestDownload(GuestExport export, Messages messages) {
        this.export = export;
        this.messages = messages;
    }

    /** The whole file, named by the guest's number. */
    public Response answer(Principal principal, UUID guestId) {
        GuestExport.Whole whole = export.read(principal, guestId);
        String name = "guest-" + whole.person().guest().number().replaceAll("[^A-Za-z0-9-]", "_") + ".json";
        return Response.ok(file(principal, whole))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    /** The same as programs get it. */
    GuestFileView file(Principal principal, UUID guestId) {
        return file(principal, export.read(principal, guestId));
    }

    private GuestFileView file(Principal principal, GuestExport.Whole whole) {
        List<ConversationSheet> conversations = whole.bookings().stream()
                .flatMap(booking ->
                        messages.ofReservation(principal, booking.sheet().id()).conversations().stream())
                .toList();
        return GuestFileView.of(whole, conversations);
    }
}
