package io.relais.core;

import io.relais.connector.Inbound;
import io.relais.connector.ListsProducts;
import io.relais.connector.PartnerFault;
import io.relais.connector.RemoteProduct;
import io.relais.connector.Session;
import io.relais.connector.SummarisesReservations;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A {@link FakePartner} that tells what it sells, and what it sold before it was connected. */
public final class ListingPartner extends FakePartner implements ListsProducts, SummarisesReservations {
    private final List<RemoteProduct> products = new ArrayList<>();
    private final List<Inbound> before = new ArrayList<>();
    private final Queue<PartnerFault> faults = new ConcurrentLinkedQueue<>();

    /** From now on the partner sells these. */
    public void sells(RemoteProduct... all) {
        products.clear();
        products.addAll(List.of(all));
    }

    /** Sold before the connection existed. */
    public void soldBefore(Inbound... messages) {
        before.addAll(List.of(messages));
    }

    /** The next questions for products or earlier sales fail like this. */
    public void failQuestions(PartnerFault... next) {
        faults.addAll(List.of(next));
    }

    @Override
    public List<RemoteProduct> products(Session session, String remotePropertyId) {
        fail();
        return List.copyOf(products);
    }

    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        fail();
        return List.copyOf(before);
    }

    private void fail() {
        PartnerFault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
    }
}
