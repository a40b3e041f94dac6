package io.relais.connector;

import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How a partner pays for one reservation. It never holds a card's number.
 *
 * @param payout whether the commission is kept back
 * @param status the payout as a whole
 * @param charges what the payout is made of
 */
public record PartnerPayment(
        Payout payout, Status status, List<Transfer> transfers, List<VirtualCard> cards, List<Charge> charges) {
    public PartnerPayment {
        transfers = List.copyOf(transfers);
        cards = List.copyOf(cards);
        charges = List.copyOf(charges);
    }

    /** What is paid out. */
    public enum Payout {
        UNKNOWN,
        /** Everything; the commission is invoiced. */
        GROSS,
        /** What is left without the commission. */
        NET
    }

    /** How far the partner is. */
    public enum Status {
        UNKNOWN,
        PENDING,
        PAID,
        PARTIALLY_PAID,
        CANCELLED
    }

    /**
     * A bank transfer.
     *
     * @param on when it is or was made; empty when not told
     * @param reference what stands on the bank statement; empty when not told
     */
    public record Transfer(Money amount, Status status, Optional<LocalDate> on, String reference) {}

    /**
     * A virtual card that the property charges itself.
     *
     * @param id the partner's name of the card, not its number
     * @param status the partner's word
     * @param balance what may still be charged; empty when not told
     * @param from first day on which it may be charged; empty when not told
     * @param until last day; empty when not told
     */
    public record VirtualCard(
            String id, String status, Optional<Money> balance, Optional<LocalDate> from, Optional<LocalDate> until) {}

    /**
     * One line of the breakdown.
     *
     * @param type the partner's word
     * @param collected whether the partner already collected it from the guest
     * @param included whether it is part of what is paid out
     */
    public record Charge(String type, Money amount, boolean collected, boolean included) {}
}
