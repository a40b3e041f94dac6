package io.relais.core.payment;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.event.Events;
import io.relais.core.property.Properties;

/** Wires this package by hand, as the container does it in the server. */
public final class PaymentFixture {
    public final Ledger ledger = new Ledger();
    public final CashRegisters registers;
    public final Journal journal;

    public PaymentFixture(Database database, Properties properties, Events events, Moment moment) {
        registers = new CashRegisters(
                database, properties, new RegisterRows(), new CashSessions(), new CashRegisters.Log(events, moment));
        journal = new Journal(database, properties);
    }
}
