package io.relais.core.reservation;

import io.relais.core.guest.Contact;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the desk writes beside a reservation.
 *
 * @param paymentMethod code of how the guest means to pay, empty when not known
 * @param language language to write to the guest in, IETF tag; empty: the contact's
 * @param invoiceNotes printed at the end of the invoice
 * @param plates licence plates as written
 * @param arrivalTime when the guest means to arrive, local to the property; null when not known
 */
public record Administration(
        String paymentMethod,
        String language,
        String invoiceNotes,
        List<String> plates,
        @Nullable LocalTime arrivalTime) {
    /** Nothing written yet. */
    public static final Administration NONE = new Administration("", "", "", List.of(), null);

    public Administration {
        plates = List.copyOf(plates);
    }

    /** A plate as it is searched: letters and digits only, in capitals, without accents. */
    public static String plateKey(String plate) {
        return Contact.searchable(plate).replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
