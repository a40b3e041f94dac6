package io.relais.core.reservation;

import io.relais.connector.ContactDetails;

/** Contact details as one text, for what a partner said about a contact that the desk keeps. */
final class ContactText {
    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 10;

    private ContactText() {}

    static String write(ContactDetails d) {
        return String.join(
                SEPARATOR,
                d.firstName(),
                d.lastName(),
                d.email(),
                d.phone(),
                d.company(),
                d.address(),
                d.postCode(),
                d.city(),
                d.countryCode(),
                d.language());
    }

    static ContactDetails read(String text) {
        String[] p = text.split(SEPARATOR, PARTS);
        if (p.length < PARTS) {
            return new ContactDetails("", "", "", "", "", "", "", "", "", "");
        }
        return new ContactDetails(p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8], p[9]);
    }
}
