/*
 * The form works without this. It looks for the proof of work while somebody types, and tells the page around how high
 * the form is.
 */
/** Of the roots of the first primes, as the standard has them. */
const starts = Int32Array.from([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
])
const keys = Int32Array.from([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
])

const form = document.querySelector('form[data-bits]')
if (form) prove(form)
if (window.parent !== window) tellParent()

function prove(shown) {
  const bits = Number(shown.dataset.bits)
  const token = shown.elements.namedItem('token').value
  const place = shown.elements.namedItem('proof')
  let next = 0
  let begun = false
  let sending = false
  shown.addEventListener('focusin', begin)
  shown.addEventListener('submit', (event) => {
    if (place.value) return
    event.preventDefault()
    sending = true
    shown.querySelector('button').disabled = true
    begin()
  })

  function begin() {
    if (begun) return
    begun = true
    look()
  }

  /** A few thousand at a time, so that typing stays smooth. */
  function look() {
    for (const end = next + 4_000; next < end; next++) {
      if (firstWord(`${token}:${next}`) >>> (32 - bits) !== 0) continue
      place.value = String(next)
      if (sending) shown.submit()
      return
    }
    setTimeout(look, 0)
  }
}

function tellParent() {
  const { go } = document.body.dataset
  const tell = () =>
    window.parent.postMessage(
      { form: location.pathname, height: document.documentElement.offsetHeight, go },
      '*',
    )
  new ResizeObserver(tell).observe(document.documentElement)
  tell()
}

/** The first 32 bits of SHA-256 (FIPS 180-4). Browsers have it too, but not for pages over plain http. */
function firstWord(text) {
  const bytes = new TextEncoder().encode(text)
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16)
  bytes.forEach((byte, at) => {
    words[at >> 2] |= byte << (24 - (at % 4) * 8)
  })
  words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length % 4) * 8)
  words[words.length - 1] = bytes.length * 8
  const hash = starts.slice()
  const w = new Int32Array(64)
  for (let block = 0; block < words.length; block += 16) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) w[i] = words[block + i]
      else {
        const [a, b] = [w[i - 15], w[i - 2]]
        const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)
        const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10)
        w[i] = w[i - 16] + s0 + w[i - 7] + s1
      }
    }
    let [a, b, c, d, e, f, g, h] = hash
    for (let i = 0; i < 64; i++) {
      const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + keys[i] + w[i]) | 0
      const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    for (const [at, value] of [a, b, c, d, e, f, g, h].entries()) hash[at] += value
  }
  return hash[0]
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by))
}
