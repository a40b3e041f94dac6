package io.relais.server.api;

import io.relais.connector.ContactDetails;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Contact",
        description = "Who booked, as told for this reservation. What is unknown is null or left out.")
record ContactView(
        @Schema(examples = "Anna") @Nullable String firstName,
        @Schema(examples = "Weber") @Nullable String lastName,

        @Schema(examples = "anna.weber@example.com") @Nullable
        String email,

        @Schema(examples = "+49 30 1234567") @Nullable String phone,
        @Nullable String company,
        @Nullable String address,
        @Nullable String postCode,
        @Schema(examples = "Berlin") @Nullable String city,

        @Schema(description = "ISO 3166 alpha-2", examples = "DE") @Nullable
        String countryCode,

        @Schema(description = "IETF tag", examples = "de") @Nullable
        String language) {
    static ContactView of(ContactDetails details) {
        return new ContactView(
                Wire.text(details.firstName()),
                Wire.text(details.lastName()),
                Wire.text(details.email()),
                Wire.text(details.phone()),
                Wire.text(details.company()),
                Wire.text(details.address()),
                Wire.text(details.postCode()),
                Wire.text(details.city()),
                Wire.text(details.countryCode()),
                Wire.text(details.language()));
    }

    /** The details told, empty where nothing is; every length is checked. */
    ContactDetails toDetails() {
        return new ContactDetails(
                Params.shortText("firstName", firstName),
                Params.shortText("lastName", Params.required("lastName", lastName)),
                Params.shortText("email", email),
                Params.shortText("phone", phone),
                Params.shortText("company", company),
                Params.shortText("address", address),
                Params.shortText("postCode", postCode),
                Params.shortText("city", city),
                Params.shortText("countryCode", countryCode),
                Params.shortText("language", language));
    }

    /** Guest details stay out of logs. */
    @Override
    public String toString() {
        return "ContactView(redacted)";
    }
}
