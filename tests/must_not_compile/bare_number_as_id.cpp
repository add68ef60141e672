// A bare number is not an id: whoever makes one says what it counts.
#include "zopa/model/ids.hpp"

using namespace zopa;

double first(base::Per<model::PartyId, double> const& no_deal) {
#ifdef ZOPA_BAD
  return no_deal[0];
#else
  return no_deal[model::PartyId{0}];
#endif
}
