package io.relais.seeds;

import io.relais.core.payment.PaymentMethod;
import io.relais.core.reservation.Loading;
import io.relais.core.reservation.PastTaking;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Invents what was paid: the past nearly always in full, the future in part, with some refunds and some open balances. */
final class Payments {
    private static final int HUNDRED = 100;
    private static final int DEPOSIT_PERCENT = 30;

    private final Random random;

    Payments(Random random) {
        this.random = random;
    }

    /** Entries of one reservation, oldest first; their sum is what it has paid. */
    List<PastTaking> of(UUID id, Loading.Finished sold, LocalDate today) {
        Purse purse = new Purse(id, sold, today);
        if (purse.total() > HUNDRED) {
            switch (sold.status()) {
                case CHECKED_OUT -> stayed(purse);
                case CHECKED_IN -> present(purse);
                case CONFIRMED -> ahead(purse);
                case CANCELLED, NO_SHOW -> lost(purse);
                case PENDING, OPTION -> {}
            }
        }
        return purse.entries;
    }

    private void stayed(Purse purse) {
        int die = random.nextInt(HUNDRED);
        LocalDate end = purse.sold.sold().dates().departure();
        if (die < 55) {
            purse.put(purse.total(), end, anyhow());
        } else if (die < 91) {
            purse.put(purse.deposit(), purse.made(), PaymentMethod.BANK_TRANSFER);
            purse.put(purse.total() - purse.deposit(), end, anyhow());
        } else if (die < 94) {
            purse.put(purse.deposit(), purse.made(), PaymentMethod.BANK_TRANSFER);
        } else if (die < 98) {
            purse.put(purse.total() + purse.deposit(), end, PaymentMethod.CARD_TERMINAL);
            purse.put(-purse.deposit(), end, PaymentMethod.CARD_TERMINAL);
        }
    }

    private void present(Purse purse) {
        if (random.nextBoolean()) {
            purse.put(purse.total(), purse.sold.sold().dates().arrival(), anyhow());
        } else {
            purse.put(purse.deposit(), purse.made(), PaymentMethod.BANK_TRANSFER);
        }
    }

    private void ahead(Purse purse) {
        int die = random.nextInt(HUNDRED);
        if (die < 45) {
            purse.put(purse.deposit(), purse.made(), PaymentMethod.BANK_TRANSFER);
        } else if (die < 55) {
            purse.put(purse.total(), purse.made(), PaymentMethod.VOUCHER);
        }
    }

    private void lost(Purse purse) {
        int die = random.nextInt(HUNDRED);
        long fee = purse.sold.beside().fee();
        if (fee > 0 && die < 60) {
            purse.put(fee, purse.made(), PaymentMethod.BANK_TRANSFER);
        } else if (fee == 0 && die < 25) {
            purse.put(purse.deposit(), purse.made(), PaymentMethod.BANK_TRANSFER);
            purse.put(-purse.deposit(), purse.made().plusDays(2), PaymentMethod.BANK_TRANSFER);
        }
    }

    private PaymentMethod anyhow() {
        int die = random.nextInt(HUNDRED);
        return die < 60
                ? PaymentMethod.CARD_TERMINAL
                : die < 80 ? PaymentMethod.CASH : die < 90 ? PaymentMethod.BANK_TRANSFER : PaymentMethod.CHEQUE;
    }

    /** What a deposit on this amount is. */
    static long deposit(long total) {
        return total * DEPOSIT_PERCENT / HUNDRED;
    }

    /** The entries of one reservation. */
    private final class Purse {
        private final UUID id;
        private final Loading.Finished sold;
        private final LocalDate today;
        private final List<PastTaking> entries = new ArrayList<>();

        private Purse(UUID id, Loading.Finished sold, LocalDate today) {
            this.id = id;
            this.sold = sold;
            this.today = today;
        }

        private long total() {
            return sold.nightAmounts().stream().mapToLong(Long::longValue).sum();
        }

        private long deposit() {
            return Payments.deposit(total());
        }

        private LocalDate made() {
            return LocalDate.ofInstant(sold.createdAt(), ZoneOffset.UTC);
        }

        private void put(long amount, LocalDate date, PaymentMethod method) {
            String reference = switch (method) {
                case BANK_TRANSFER -> "T" + (100_000 + random.nextInt(900_000));
                case CHEQUE -> "C" + (1_000_000 + random.nextInt(9_000_000));
                case CASH, CARD_TERMINAL, VOUCHER, OTHER -> "";
            };
            entries.add(new PastTaking(id, method, amount, date.isAfter(today) ? today : date, reference));
        }
    }
}
