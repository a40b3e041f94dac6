package io.relais.core.payment;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.event.Events;
import io.relais.core.property.Properties;

/** Wires this package by hand, as the container does it in the server. */
public final class PaymentFixture {
    public final Ledger ledger = new Ledger();
    public final CashRegisters registers;
    public final CashDrawers drawers;
    public final Journal journal;

    public PaymentFixture(Database database, Properties properties, Events events, Moment moment) {
        RegisterRows rows = new RegisterRows();
        CashSessions sessions = new CashSessions();
        CashLog log = new CashLog(events, moment);
        registers = new CashRegisters(database, properties, rows, sessions, log);
        drawers = new CashDrawers(database, registers, rows, sessions, log);
        journal = new Journal(database, properties);
    }
}
