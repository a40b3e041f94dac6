package io.relais.core.feed;

import java.net.URI;

/**
 * A calendar to be fetched. Printing it shows no address: whoever knows it reads the calendar.
 *
 * @param etag as the partner gave it with what we have; empty when it gave none
 * @param lastModified likewise
 */
public record FeedRequest(URI address, String etag, String lastModified) {
    @Override
    public String toString() {
        return "a calendar at " + address.getHost();
    }
}
