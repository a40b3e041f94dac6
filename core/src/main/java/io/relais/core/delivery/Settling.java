package io.relais.core.delivery;

import io.relais.connector.AriAnswer;
import io.relais.connector.PartnerFault;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes down what a partner answered: each cell acknowledged or refused, each message with its outcome. */
@Singleton
final class Settling {
    private final DirtyNights dirty;
    private final Verdicts verdicts;
    private final Deliveries deliveries;
    private final Leases leases;

    @Inject
    Settling(DirtyNights dirty, Verdicts verdicts, Deliveries deliveries, Leases leases) {
        this.dirty = dirty;
        this.verdicts = verdicts;
        this.deliveries = deliveries;
        this.leases = leases;
    }

    /** True when it was written; false when another worker has taken over, whose own answers count. */
    boolean settle(Handle handle, Answered answered, Duration gap) {
        Packet packet = answered.packet();
        if (!leases.renew(handle, packet.hold())) {
            return false;
        }
        List<Packet.Letter> letters = packet.letters();
        List<AriAnswer> answers = answered.answers();
        for (int i = 0; i < letters.size(); i++) {
            UUID id = letters.get(i).deliveryId();
            if (i < answers.size()) {
                verdicts.note(handle, packet.hold().connectionId(), letters.get(i), answers.get(i));
                deliveries.answered(handle, id, answers.get(i));
            } else {
                PartnerFault fault = answered.fault();
                deliveries.failed(handle, id, i > answers.size() || fault == null ? "not sent" : fault.text());
            }
        }
        PartnerFault fault = answered.fault();
        if (fault == null) {
            dirty.remove(handle, packet.marks());
            leases.releaseAfterSuccess(handle, packet.hold(), gap, !letters.isEmpty());
        } else {
            leases.releaseAfterFault(handle, packet.hold(), fault.fault().name(), fault.text(), fault.retryAfter());
        }
        return true;
    }
}
