package io.relais.server.api;

import io.relais.core.reservation.Administration;
import io.relais.core.reservation.CustomValue;
import io.relais.core.reservation.Note;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Administration", description = "What the desk writes beside a reservation.")
record AdministrationView(
        @Schema(description = "How the guest means to pay", examples = "cash") @Nullable
        String paymentMethod,

        @Schema(description = "Language to write to the guest in; null: the contact's", examples = "nl") @Nullable
        String language,

        @Schema(description = "Printed at the end of the invoice") @Nullable
        String invoiceNotes,

        @Schema(examples = "[\"AB-123-CD\"]") List<String> plates,

        @Schema(description = "When the guest means to arrive, local to the property", examples = "21:30") @Nullable
        String arrivalTime) {
    @Schema(name = "Note", description = "An internal note, never shown to the guest.")
    record NoteView(
            UUID id,
            String text,

            @Schema(description = "Stays on top") boolean pinned,

            @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
            Instant at,

            @Schema(examples = "Nour Haddad") String author,

            @Schema(description = "Null when it is as it was written") @Nullable
            Instant editedAt) {
        static NoteView of(Note note) {
            return new NoteView(note.id(), note.text(), note.pinned(), note.at(), note.author(), note.editedAt());
        }
    }

    @Schema(name = "NoteList", description = "The notes of a reservation: pinned ones first, then newest first.")
    record NoteList(List<NoteView> items) {}

    @Schema(name = "CustomValue", description = "A reservation's answer to a custom field.")
    record ValueView(
            @Schema(examples = "dog") String code,
            @Schema(examples = "Name of the dog") String label,

            @Schema(description = "text, number, date, boolean or choice", examples = "text")
            String type,

            @Schema(description = "Null when not answered", examples = "Rex") @Nullable
            String value) {
        static ValueView of(CustomValue value) {
            return new ValueView(
                    value.field().code(),
                    value.field().label(),
                    value.field().type().code(),
                    Wire.text(value.value()));
        }
    }

    static AdministrationView of(Administration administration) {
        var time = administration.arrivalTime();
        return new AdministrationView(
                Wire.text(administration.paymentMethod()),
                Wire.text(administration.language()),
                Wire.text(administration.invoiceNotes()),
                administration.plates(),
                time == null ? null : time.toString());
    }
}
