package io.relais.server.api;

import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestDetails;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestMatch;
import io.relais.core.guest.GuestPage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Guest", description = "A person known to the organisation. What is unknown is null or empty.")
record GuestView(
        @Schema(description = "Never changes; of a guest that was merged, the one it was merged into")
        UUID id,

        @Schema(description = "What people say; may be edited", examples = "G1042")
        String number,

        @Schema(examples = "Anna") @Nullable String firstName,
        @Schema(examples = "Weber") @Nullable String lastName,
        @Schema(examples = "[\"anna.weber@example.com\"]") List<String> emails,
        @Schema(examples = "[\"+49 30 1234567\"]") List<String> phones,

        @Schema(description = "ISO date", examples = "1980-02-29") @Nullable
        String birthDate,

        @Schema(description = "IETF tags, the preferred one first", examples = "[\"de\"]")
        List<String> languages,

        @Schema(description = "ISO 3166 alpha-2", examples = "DE") @Nullable
        String nationality,

        @Nullable String company,
        @Nullable String address,
        @Nullable String postCode,
        @Nullable String city,

        @Schema(description = "ISO 3166 alpha-2", examples = "DE") @Nullable
        String countryCode,

        @Nullable String notes,

        @Schema(description = "Why the person is not welcome; null when they are") @Nullable
        String blocked,

        @Schema(description = "The details were erased for good")
        boolean erased,

        @Schema(description = "Raised by every change; the ETag", examples = "3")
        int version,

        @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
        Instant createdAt) {
    @Schema(name = "GuestList", description = "A page of guests in the order of their names.")
    record ListView(
            List<GuestView> items,

            @Schema(description = "Nobody is called so; these are called nearly so")
            boolean similar,

            @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
            String nextCursor) {
        static ListView of(GuestPage page) {
            return new ListView(
                    page.guests().stream().map(GuestView::of).toList(), page.similar(), Wire.text(page.nextCursor()));
        }
    }

    @Schema(name = "GuestMatch", description = "A known guest who may be somebody.")
    record MatchView(
            GuestView guest,

            @Schema(description = "0 to 100, how much speaks for it", examples = "80")
            int score,

            @Schema(
                    description = "What agrees: email, phone, name, birth-date; or what does not: other-name",
                    examples = "[\"phone\", \"name\"]")
            List<String> reasons,

            @Schema(description = "E-mail and name agree") boolean certain) {
        static MatchView of(GuestMatch match) {
            return new MatchView(GuestView.of(match.guest()), match.score(), match.reasons(), match.certain());
        }
    }

    @Schema(name = "GuestMatchList", description = "Who somebody may be, the likeliest first.")
    record MatchList(List<MatchView> items) {}

    static GuestView of(Guest guest) {
        GuestDetails details = guest.details();
        return new GuestView(
                guest.id(),
                guest.number(),
                text(details, GuestField.FIRST_NAME),
                text(details, GuestField.LAST_NAME),
                details.list(GuestField.EMAILS),
                details.list(GuestField.PHONES),
                text(details, GuestField.BIRTH_DATE),
                details.list(GuestField.LANGUAGES),
                text(details, GuestField.NATIONALITY),
                text(details, GuestField.COMPANY),
                text(details, GuestField.ADDRESS),
                text(details, GuestField.POST_CODE),
                text(details, GuestField.CITY),
                text(details, GuestField.COUNTRY_CODE),
                text(details, GuestField.NOTES),
                text(details, GuestField.BLOCKED),
                guest.erased(),
                guest.version(),
                guest.createdAt());
    }

    private static @Nullable String text(GuestDetails details, GuestField field) {
        return Wire.text(details.get(field));
    }

    @Override
    public String toString() {
        return "GuestView(redacted)";
    }
}
