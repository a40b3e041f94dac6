package io.relais.connector;

/**
 * Who booked, as told for this one reservation. Unknown fields are empty. Printing it shows nothing.
 *
 * @param countryCode ISO 3166 alpha-2, capitals
 * @param language IETF tag as {@code fr} or {@code en-GB}
 */
public record ContactDetails(
        String firstName,
        String lastName,
        String email,
        String phone,
        String company,
        String address,
        String postCode,
        String city,
        String countryCode,
        String language) {
    @Override
    public String toString() {
        return "ContactDetails(redacted)";
    }
}
