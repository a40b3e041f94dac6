package io.relais.connector.testkit;

import io.relais.vocabulary.NightRange;

/**
 * What a {@link ReadBackContract} asks about.
 *
 * @param remotePropertyId the property of the stubs
 * @param currency the property's currency
 * @param nights at most as many as one question may cover
 */
public record ReadBackFixture(String remotePropertyId, String currency, NightRange nights) {}
