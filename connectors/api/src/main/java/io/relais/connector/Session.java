package io.relais.connector;

import java.time.Clock;

/**
 * What the hub lends a connector for one piece of work on one account.
 *
 * @param settings the account's settings and secrets, by the names of {@code connector.yaml}
 * @param http the only way out of the house
 * @param tokens access tokens shared by everything that works for this account
 * @param clock the hub's clock
 */
public record Session(Settings settings, Http http, Tokens tokens, Clock clock) {}
