package io.relais.bench.diff;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.PublishesAri;
import io.relais.connector.Session;
import java.util.List;

/** Takes everything it is told, in one message. */
final class QuietPartner implements PublishesAri {
    static final String ID = "bench-quiet";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return List.of(new AriMessage("ari", update.remotePropertyId(), "", update.changes()));
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        return AriAnswer.ACCEPTED;
    }
}
