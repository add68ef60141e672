#pragma once

#include "solve/compiled.hpp"
#include "solve/points.hpp"

namespace zopa::solve {

/// What an elimination is asked: which objectives to measure, which constraints hold, and how little is worth telling
/// apart.
struct Question {
  ConstraintSet active;
  std::vector<std::uint32_t> objectives;  ///< measured, in this order
  std::size_t n_valued = 0;        ///< so many of them are compared for their own sake; the others have thresholds
  std::vector<std::int64_t> need;  ///< per measured objective: complete packages below are dropped
  std::vector<std::int64_t> cap;   ///< per measured objective: values above count as the cap
  std::vector<std::int64_t> loss;  ///< per measured objective: what a step may give away; empty: nothing
  std::vector<Variable> kept;      ///< the variables the answer is conditioned on, ascending
  Plan const* plan = nullptr;      ///< eliminates the others (those of `kept` and those that do not matter apart)
};

/// What a question reads: factors that count, and variables that some of them need. An auxiliary variable matters if a
/// factor that counts reads it, or another auxiliary that matters does.
struct Read {
  std::vector<bool> factor, variable;
};
Read read_by(Negotiation::Compiled const&, Question const&);

/// A plan for what the question reads, narrower than one for all constraints together: pays where more than one table of
/// some thousand cells is at stake.
Plan plan_for(Negotiation::Compiled const&, Question const&);

/// Sums of shifted lists, reduced: a segment stands for {p + shift : p in [begin, end)}.
template <class P>
struct Segment {
  P const* begin;
  P const* end;
  P shift;
};

/// What a complete package may still gain from the factors not yet summed up, per objective.
template <int N>
struct Rest {
  std::array<std::int64_t, N> least{}, most{};
};

/// Bucket elimination (Dechter 1999) in a semiring of lists: `Algebra` says what a partial package carries and which of
/// two lists' points survive (Pareto: Rollón & Larrosa 2006; counting: all, equal values together). Lists in, lists
/// out: one per cell of the kept variables. Cost: per bucket, cells × options × list length (× log options).
template <class Algebra>
class Elimination {
 public:
  using P = typename Algebra::P;
  using List = std::vector<P>;
  static constexpr int N = Algebra::n_objectives;

  Elimination(Negotiation::Compiled const&, Question const&);

  /// \return per cell of `question.kept` (last variable fastest) the surviving points
  std::vector<List> cells();

  /// Per cell, lists whose sum that would be: what independent parts of the graph contribute. Empty: nothing in the
  /// cell.
  std::vector<std::vector<List>> parts();

 private:
  struct Message {
    std::vector<Variable> scope;
    std::vector<std::size_t> start;  ///< n_cells + 1
    List points;
    Rest<N> range;
  };
  /// Values or a message as one bucket reads them.
  struct Reader {
    std::int64_t const* value = nullptr;
    int objective = 0;
    Message const* message = nullptr;
    std::size_t at = 0, stride = 0;    ///< cell of the context at option 0; step per option
    std::vector<std::size_t> strides;  ///< per context variable
  };
  /// Which options a table allows, or a message left something of: a bit each. Most cells of a wide context allow
  /// none, so this is read before anything else.
  struct Gate {
    std::vector<std::uint64_t> open;  ///< per cell of its scope without x, n_words
    std::size_t at = 0;
    std::vector<std::size_t> strides;  ///< per context variable
  };
  struct Inputs {
    std::vector<Reader> readers;
    std::vector<Gate> gates;
  };

  bool reads(std::uint32_t factor) const { return read_.factor[factor]; }
  int measured(std::uint32_t objective) const;
  void eliminate(Variable x, std::vector<std::uint32_t> const& bucket);
  std::vector<Message> taken(Variable x);
  Inputs inputs(std::vector<std::uint32_t> const& bucket, std::vector<Message> const&,
                std::vector<Variable> const& context, Variable const* x);
  template <class IsOpen>
  Gate gate(std::vector<Variable> const& scope, std::vector<Variable> const& context, Variable const* x,
            IsOpen const& is_open) const;
  static std::vector<std::size_t> strides(FactorGraph const&, std::vector<Variable> const& scope,
                                          std::vector<Variable> const& context, Variable const* x, std::size_t& own);
  std::size_t n_options(Variable const* x) const { return x ? c_.graph.domain[*x] : 1; }
  std::size_t n_words(Variable const* x) const { return (n_options(x) + 63) / 64; }
  bool some_option_open(std::vector<Gate> const&);
  void add_alternatives(std::vector<Reader>&, std::vector<std::uint32_t> const& digit, Variable const* x);
  void add_alternative(std::vector<Reader> const&, std::size_t option, P shift);
  void each_context(Inputs&, std::vector<Variable> const& context, Variable const* x, Message& out);
  void close(Message&&);
  bool eliminate_all();

  Negotiation::Compiled const& c_;
  Question const& q_;
  Read read_;
  std::vector<Message> messages_;  ///< not yet absorbed
  Rest<N> rest_;
  std::array<std::int64_t, N> need_, cap_, loss_;
  Algebra algebra_;
  P unit_ = Algebra::unit();
  std::vector<std::uint32_t> const* bucket_ = nullptr;  ///< of the variable being eliminated
  std::vector<std::uint64_t> open_;  ///< the options of a cell that all gates leave open
  std::vector<Segment<P>> segments_;
  std::vector<Segment<P>> parts_;                    ///< of one sum, and the lists it takes: kept for their memory
  std::vector<std::pair<P const*, P const*>> lists_;
  std::vector<List> sums_;  ///< sums of several messages, one per option
  std::size_t n_sums_ = 0;
};

}  // namespace zopa::solve
