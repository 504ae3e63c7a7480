/** The Elasticsearch node or cluster that the index lives in: a child process of ours, or any by its address. */
@NullMarked
package io.reprise.search.node;

import org.jspecify.annotations.NullMarked;
