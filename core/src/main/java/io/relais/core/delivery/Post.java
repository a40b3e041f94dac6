package io.relais.core.delivery;

/** The way to a person's mailbox, supplied by whoever runs core: core itself sends no mail. */
@FunctionalInterface
public interface Post {
    /** Tells one person; never throws. */
    Outcome send(Notice notice, Notice.Reader reader);

    /** What became of it. */
    enum Outcome {
        SENT,
        /** Worth another try. */
        FAILED,
        /** The house has no mail: the notice stays on its pages. */
        NO_MAIL
    }
}
