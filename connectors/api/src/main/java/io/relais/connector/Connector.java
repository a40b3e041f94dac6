package io.relais.connector;

/**
 * One kind of partner. Implementations are stateless CDI beans, found by type; each has a {@code connector.yaml} beside
 * its class that describes it to the hub and to people.
 */
public interface Connector {
    /** The channel's stable id, equal to the connector's folder name: {@code booking-com}. Stored in the database. */
    String id();
}
