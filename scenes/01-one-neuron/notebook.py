# %% [markdown]
# A neuron multiplies each input by its weight, adds up the products, and starts from its bias.

# %%
x = np.array(inputs)
w = np.array(weights)
product = x * w
product

# %% [markdown]
# The running total is the cumulative sum of the products; its last entry is the weighted sum.

# %%
total = np.cumsum(product)
before = np.concatenate([[0.0], total[:-1]])
weighted_sum = np.sum(product)
total

# %% [markdown]
# The bias is a head start. NumPy does it all in one line.

# %%
b = bias
z = np.dot(x, w) + b
z

# %% [markdown]
# One more input joins: one more product, and nothing else changes.

# %%
new_x = newInput
new_w = newWeight
new_product = new_x * new_w
more_total = weighted_sum + new_product
more_z = np.dot(np.append(x, new_x), np.append(w, new_w)) + b
more_z
