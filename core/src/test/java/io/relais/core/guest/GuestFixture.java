package io.relais.core.guest;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.event.Events;
import io.relais.core.event.OrganisationEvents;
import io.relais.core.property.Properties;

/** Wires this package by hand, as the container does it in the server. */
public final class GuestFixture {
    public final Guests guests;
    public final GuestMerges merges;
    public final GuestLinks links;
    public final GuestProposals proposals;
    public final GuestFiles files;
    public final Identification identification;
    public final OwnAddresses ownAddresses;

    public GuestFixture(Database database, Properties properties, Moment moment) {
        GuestRows rows = new GuestRows();
        OrganisationEvents events = new OrganisationEvents(moment);
        Guests.Log log = new Guests.Log(events, moment);
        MergeRows mergeRows = new MergeRows();
        ownAddresses = new OwnAddresses(database, properties);
        Candidates candidates = new Candidates(rows, ownAddresses);
        guests = new Guests(database, rows, new GuestSearch(rows), candidates, log);
        merges = new GuestMerges(database, rows, mergeRows, log);
        links = new GuestLinks();
        proposals = new GuestProposals(rows, moment);
        Contacts contacts = new Contacts();
        files = new GuestFiles(rows, links, contacts, new GuestFiles.Decisions(proposals, mergeRows, events), moment);
        identification = new Identification(
                database,
                contacts,
                candidates,
                new Identification.Kept(rows, links, proposals, new Events(database), events),
                moment);
    }

    /** Recognises until nobody waits. */
    public void identifyAll() {
        while (identification.run() > 0) {}
    }
}
