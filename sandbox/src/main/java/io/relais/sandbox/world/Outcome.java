package io.relais.sandbox.world;

/** How a guest's wish ended. */
public sealed interface Outcome {

    /** Sold, changed or cancelled; the revision is on its way to the channel manager. */
    record Done(Revision revision) implements Outcome {}

    /** Refused by the partner's own calendar. {@code code}: a stable word such as {@code sold-out}. */
    record Refused(String code, String detail) implements Outcome {}

    /**
     * The revision.
     *
     * @throws IllegalStateException if the wish was refused
     */
    default Revision revisionOrThrow() {
        return switch (this) {
            case Done done -> done.revision();
            case Refused refused -> throw new IllegalStateException(refused.code() + ": " + refused.detail());
        };
    }
}
