package io.relais.core.reservation;

/** What stays after a person's details are erased, and why; named in the answer. */
public enum Retention {
    /** Dates, prices, taxes and money received: figures of the books, without a name. */
    FIGURES,
    /** Entries of the ledger of money received, with their references and notes: books in which nothing may be changed. */
    TAKINGS,
    /** Invoices with the name they were made out to, as long as the law on accounts wants them. */
    INVOICES,
    /** That it was erased, when and by whom, without a name. */
    ERASURE,
    /** First answers to repeated requests of programs: gone by themselves within a day. */
    ANSWERS;

    /** As {@code figures}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
