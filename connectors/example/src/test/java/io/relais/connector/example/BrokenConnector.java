package io.relais.connector.example;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Inbound;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import java.util.List;

/** The example connector, right in everything; each test of the contract's teeth makes one thing wrong. */
class BrokenConnector implements PullsReservations, PublishesAri {
    private final ExampleConnector right = new ExampleConnector();

    @Override
    public String id() {
        return right.id();
    }

    @Override
    public List<Inbound> pull(Session session) {
        return right.pull(session);
    }

    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        right.acknowledge(session, acknowledgements);
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        return right.read(inbound);
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return right.pack(update);
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        return right.send(session, message);
    }
}
