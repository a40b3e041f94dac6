package io.relais.core.reservation;

/**
 * A field of a channel's reservation that the desk changed.
 *
 * @param line the partner's number of the stay, empty for the reservation as a whole
 * @param ours the value that stays, as {@link KeptField} writes it; empty for the contact, which is kept with the reservation
 * @param theirs what the partner said last; empty when it no longer has that stay
 * @param decided what the partner had said when a person decided
 */
record Kept(String line, KeptField field, String ours, String theirs, String decided) {
    /** Its name among the reservation's kept fields: {@code remarks}, {@code dates/1}. */
    String key() {
        return line.isEmpty() ? field.code() : field.code() + "/" + line;
    }

    Kept heard(String said) {
        return new Kept(line, field, ours, said, decided);
    }

    boolean isNews() {
        return !theirs.equals(decided) && !theirs.equals(ours);
    }
}
