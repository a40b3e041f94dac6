/**
 * What every connector is tested with. A connector's test implements {@link
 * io.relais.connector.testkit.ReservationsContract} and {@link io.relais.connector.testkit.AriContract}, one per role it
 * plays, says how to build the connector and its settings, and inherits a table of scenarios.
 *
 * <p>The partner's side of each scenario lies in the test resources, so that a new connector is mostly recordings:
 *
 * <pre>
 * contract/&lt;id&gt;/always/*.json         WireMock stubs of every scenario (an access token, for example)
 * contract/&lt;id&gt;/pull/*.json           the partner has at least two reservations and takes acknowledgements
 * contract/&lt;id&gt;/pull-again/*.json     the same ones in another envelope and another order
 * contract/&lt;id&gt;/pull-empty/*.json     nothing waits
 * contract/&lt;id&gt;/pull-error/*.json     success by status, an error in the body (leave out where the protocol has none)
 * contract/&lt;id&gt;/ari/*.json            every ARI message is taken
 * contract/&lt;id&gt;/ari-refused/*.json    success by status, a warning or error in the body
 * contract/&lt;id&gt;/read-back/*.json      the partner holds counts and prices (see {@link io.relais.connector.testkit.ReadBackContract})
 * contract/&lt;id&gt;/reservations/         one raw message per file, see {@link io.relais.connector.testkit.ReservationsContract}
 * contract/&lt;id&gt;/products/*.json       what a property sells ({@link io.relais.connector.testkit.ProductsContract})
 * contract/&lt;id&gt;/summary/*.json        reservations of before; summary-empty/ none of them
 * contract/&lt;id&gt;/missed/*.json         reservations that were missed; missed-empty/ none of them
 * contract/&lt;id&gt;/history/*.json        the partner's own list of reservations
 * contract/&lt;id&gt;/report/*.json         every report is taken; report-refused/ none ("too late")
 * contract/&lt;id&gt;/payment/*.json        how one reservation is paid; payment-none/ it is not
 * contract/&lt;id&gt;/notifications/        one raw notification per file
 * contract/&lt;id&gt;/__files/              bodies that the stubs name with bodyFileName
 * </pre>
 */
@NullMarked
package io.relais.connector.testkit;

import org.jspecify.annotations.NullMarked;
